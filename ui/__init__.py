"""Every way a person drives the product: the ``turnus`` command line."""
