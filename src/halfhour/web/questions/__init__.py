"""Questions one wants to ask: checked, and good ones to choose from."""
