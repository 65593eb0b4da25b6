"""What the panels list, as Qt item models."""
