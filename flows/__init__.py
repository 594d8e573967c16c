"""Everything that touches the world: discovery, fetching, archive, delivery, schedule and command line."""
