"""What `make bench` runs: figures with a yardstick beside them, measured in the same call on the same machine."""
