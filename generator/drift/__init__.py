"""What has changed between two versions of the API, and what that means for users."""
