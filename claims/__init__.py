"""What Vouch asserts about drafts: claims, their checks, reviews and exports."""
