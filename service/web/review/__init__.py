"""What moderators meet: sign-in, the queue, one comment, their account; and the same for programs as JSON."""
