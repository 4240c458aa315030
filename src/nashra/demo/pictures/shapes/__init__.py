"""What several scenes draw: land, sky, water, plants, buildings."""
