"""The message coach: is this message, which asks for a conversation, ready to send?"""
