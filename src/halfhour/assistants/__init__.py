"""What AI assistants see: MCP over the same actions and questions."""
