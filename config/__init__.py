"""Settings, services and entry points: what turns the two apps into a running Vouch."""
