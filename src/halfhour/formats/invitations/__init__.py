"""Invitations and the answers to them as calendar programs write them (RFC 5545, RFC 5546)."""
