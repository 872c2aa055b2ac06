"""Our own wards: the samples that come with the product, and instance files."""
