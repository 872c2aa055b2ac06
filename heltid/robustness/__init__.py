"""How a roster stands absence: people fall ill, others are asked, and what is left open."""
