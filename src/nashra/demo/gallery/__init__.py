"""The gallery: every fragment in every state, in each sample edition, in both themes. Served in the demo only."""
