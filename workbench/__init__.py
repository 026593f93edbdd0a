"""The site itself: settings, accounts, jobs, and the pages that join the other apps."""
