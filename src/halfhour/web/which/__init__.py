"""Which conversation is it? One box, one answer; nothing of it is kept until the person makes a conversation of it."""
