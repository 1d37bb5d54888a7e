"""大模型基础: a knowledge base of large language models, built from YAML data."""
