//! Scores Risk Matrix 2000 and OASys together and works out every date that follows.
