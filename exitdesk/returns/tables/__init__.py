"""Reading tables that came from outside: .xlsx, .ods and .csv, in a process of its own that may do nothing else."""
