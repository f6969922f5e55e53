"""Questions employers ask, labelled by what the law makes of them, and the small model made from them."""
