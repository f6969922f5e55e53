"""The thank-you check: is it ready to send?"""
