"""Concepts and their terms, and the places where running text names them."""
