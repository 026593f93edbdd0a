"""The pages of the site, one file a page, and what several of them show."""
