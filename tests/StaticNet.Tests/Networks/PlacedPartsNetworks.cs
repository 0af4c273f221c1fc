namespace StaticNet.Tests.Networks;

/// <summary>Parts that are made in their places.</summary>
[Network(4, 10)]
[Dense(20), Tap("trunk")]
[Dense(16), Tanh, Tap("a")]
[From("trunk"), Dense(32), Gelu, Tap("b")]
[From("trunk"), Dense(16), LayerNorm, PRelu, Concat("a", "b")]
[Dense(3), Output("y")]
public partial class PlacedParts;

/// <summary>The same, but that what is read after the pass is copied there.</summary>
[Network(4, 10)]
[Dense(20), Tap("trunk")]
[Dense(16), Tanh, Tap("a")]
[From("trunk"), Dense(32), Gelu, Tap("b")]
[From("trunk"), Dense(16), LayerNorm, PRelu, Tap("c"), Concat("a", "b")]
[Dense(3), Output("y")]
[From("a"), Output("ya")]
[From("b"), Output("yb")]
[From("c"), Output("yc")]
public partial class CopiedParts;
