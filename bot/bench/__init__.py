"""The bot's matcher measured beside what people would use instead, on the same facts and questions in the same run."""
