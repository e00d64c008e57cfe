"""What a language is: data, and a little code for what data cannot say."""
