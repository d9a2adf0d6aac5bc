using ModelDsl;

[assembly: DefaultBlock(NormPosition.Pre, typeof(PreNormBlock))]
[assembly: DefaultBlock(NormPosition.Post, typeof(PostNormBlock))]
