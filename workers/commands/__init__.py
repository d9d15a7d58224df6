"""The subcommands of `kommentera` that run or need the workers, one file each."""
