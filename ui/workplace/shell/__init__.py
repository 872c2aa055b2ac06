"""What stands around every page: navigation, sidebar, sign-in, the first visit, and what is said when something is wrong."""
