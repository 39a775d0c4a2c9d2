"""Sourced answers about the Rotherham inquiry, in Discord and at a prompt."""
