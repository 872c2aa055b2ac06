"""One solve spread over the workers of a Dask cluster.

``connection`` finds the cluster and checks it, ``coordinator`` keeps its workers busy, ``planning`` says with what,
``tasks`` is what a worker does, ``merging`` puts what comes back together. Dask is an optional extra: it is
imported by ``connection`` alone, when an address is given.
"""
