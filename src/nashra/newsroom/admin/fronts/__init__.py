"""The screen on which the fronts of editions are laid out: who may, what it shows, and what it sends back."""
