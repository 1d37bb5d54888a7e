"""For people who change the data: skeletons, order, repairs, differences, drafts."""
