"""The meeting of a conversation: what was agreed, who was invited, and what came back."""
