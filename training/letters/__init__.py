"""What sentences of messages do: how the small models for the message coach and the thank-you check are made and measured."""
