"""Speech: voicemails heard by a speech model."""
