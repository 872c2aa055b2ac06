"""What a solve does, one file for each kind of work. Each works on a ``Run`` until it is over."""
