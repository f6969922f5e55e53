"""The one box: what have you got?"""
