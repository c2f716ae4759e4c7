"""The wizard on a screen: thin Streamlit pages over the other rooms, with no rules of their own."""
