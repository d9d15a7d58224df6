"""The subcommands of `kommentera` that need no worker, one file each."""
