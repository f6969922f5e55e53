"""The letter that one sends to oneself."""

TEST_SUBJECT = "A letter from Halfhour to yourself"
TEST_LETTER = "This letter left by your own mail account.\n\nIf you read it in your inbox, your letters to others will arrive too.\n"
