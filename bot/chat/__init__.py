"""The Discord face: commands, cards and errors. No rule of the domain lives here."""
