/* What a query may mean besides what it says: without asking words, as the code of a model, in parts. */
(() => {
  "use strict";
  const { fold, inLatin } = window.llmnotesSearch;
  const ASKING = new RegExp(
    "是什么意思|有什么区别|什么区别|有什么不同|有何不同|有什么用|什么意思|是什么|什么是|是怎么|怎么样|为什么都?要?|为何|为啥|怎么用?|怎样|如何|"
    + "有哪些|哪些|哪个好?|哪种|有多少|需要多少|多少|有多大|多大|多长|几个|什么时候|什么|请问|介绍一下|介绍|解释|详解|通俗|一下|面试题?|"
    + "的?原理|的?区别|的?作用|的?定义|的?含义|对比|比较|是不是|是否|可以|能不能|吗|呢|吧|么|的|了|与|和|跟|及|是|在|有|"
    + "\\b(?:what|is|are|the|a|an|of|and|how|does|do|why|to|in|for|vs|difference|between|explained|tutorial)\\b",
    "g",
  );
  const HAN = /[\u3400-\u9fff]/;
  /* The maker before a repository's name, and what is said behind a model's: its tuning, format, day. */
  const MAKER = /^[a-z0-9][\w.-]*\/(?=\S+$)/;
  const TUNING = /[-_ :]+(?:instruct|chat|base|hf|it|latest|preview|gguf|ggml|awq|gptq|int[48]|fp8|bf16|fp16|[48]-?bit|v0\.1|(?:uncased|cased)|20\d\d-?\d\d-?\d\d|\d{4}-preview)(?=$|[-_ :])/g;
  /* Some write claude-3-5 for 3.5. */
  const PARTED_VERSION = /([a-z]-\d)-(\d)(?=$|-)/;
  const JOINED = /\s*(?:和|与|跟|还是|、|\bvs\b\.?|\band\b)\s*/;
  /* Words that say which kind of page is meant, and how a topic is spoken of in general. */
  const KINDS = [
    [/(?:计算)?公式|\bformula\b/, "公式"],
    [/公司|机构/, "机构"],
    [/系列|家族/, "家族"],
    [/大模型|模型$|技术报告|论文|\bpaper\b/, ""],
  ];
  const MEANT_KIND = 24;
  const BARE = 0.95;
  const PART = 0.9;

  function withoutAsking(query) {
    const rest = fold(query).replace(ASKING, " ").replace(/\s+/g, " ").trim();
    return rest.length > 1 || HAN.test(rest) ? rest : query;
  }

  /* deepseek-ai/DeepSeek-V3-Base is DeepSeek-V3. */
  function asModel(query) {
    const rest = fold(query).trim().replace(MAKER, "").replace(TUNING, "").replace(PARTED_VERSION, "$1.$2");
    return rest || query;
  }

  function parts(query) {
    const found = fold(query).split(JOINED).map(withoutAsking).filter((part) => part.length > 1);
    return found.length > 1 ? found : [];
  }

  /* [{query, weight, kind}…], the query itself first. */
  function readings(query) {
    const model = asModel(query);
    const bare = withoutAsking(model);
    const found = [{ query, weight: 1 }];
    const add = (reading) => found.some((known) => known.query === reading.query) || found.push(reading);
    if (model !== fold(query)) add({ query: model, weight: BARE });
    if (bare !== query) add({ query: bare, weight: BARE });
    const latin = inLatin(bare);
    if (latin !== bare) add({ query: latin, weight: BARE });
    for (const [word, kind] of KINDS) {
      const rest = withoutAsking(bare.replace(word, " ").trim());
      if (rest !== bare && rest.length > 1) add({ query: rest, weight: BARE, kind, more: kind ? MEANT_KIND : 0 });
    }
    parts(query).forEach((part) => add({ query: part, weight: PART, isPart: true }));
    return found;
  }

  Object.assign(window.llmnotesSearch, { readings, withoutAsking, asModel });
})();
