"""`python -m bot` is `factbot`."""

from bot.cli import main

main()
