"""Naravård Desktop: system-leadership workshops from template to minutes, on one laptop without a network."""

__version__ = "0.1.0"
