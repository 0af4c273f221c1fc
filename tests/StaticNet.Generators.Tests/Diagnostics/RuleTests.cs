using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>Every rule speaks where it should: its ID, its severity, its words and its place.</summary>
public sealed class RuleTests
{
    /// <summary>A rule, a source with the guilty place marked, the message.</summary>
    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "SNET0001", "[Network(4), Dense(3), MeanSquaredError] class {|Net|};", "'Net' is not partial; declare it 'partial', so that the network can be added to it" },
        { "SNET0001", "class Outer { [Network(4), Dense(3), MeanSquaredError] partial class {|Net|}; }", "'Outer' is not partial" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] abstract partial class {|Net|};", "'Net' is abstract; a network is created with its constructor: remove 'abstract'" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] static partial class {|Net|};", "'Net' is static; a network holds its parameters: remove 'static'" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] partial record {|Net|};", "'Net' is a record; a network holds state and has no value equality: declare it a class" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] file partial class {|Net|};", "'Net' is file-local, and generated code lives in another file; declare it internal or private to a class" },
        { "SNET0002", "file partial class Outer { [Network(4), Dense(3), MeanSquaredError] partial class {|Net|}; }", "'Outer' is file-local" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|}() { int _x = 1; public int X => _x; }", "'Net' has a primary constructor; the network declares its own constructor: remove the parameter list" },
        { "SNET0002", "class Base(int x) { public int X => x; } [Network(4), Dense(3), MeanSquaredError] partial class {|Net|} : Base { Net(string s) : base(s.Length) { } }", "'Net' derives from 'Base', which has no accessible constructor without parameters; add one, or remove the base class" },
        { "SNET0002", "[Network(4), Dense(3), MeanSquaredError] partial class Base; [Network(4), Dense(3), MeanSquaredError] partial class {|Net|} : Base;", "'Net' derives from 'Base', which is a network itself; let it hold the other network in a field, or remove one [Network]" },
        { "SNET0003", "[Network(4), MeanSquaredError] partial class {|Net|};", "'Net' has no layers; add at least one, such as [Dense(10)], between [Network] and the loss" },
        { "SNET0004", "[Network(4), Dense(3), Relu] partial class {|Net|};", "'Net' has no loss; end its layers with one, such as [SoftmaxCrossEntropy] or [MeanSquaredError]" },
        { "SNET0005", "[Network(4), {|Dense(0)|}, MeanSquaredError] partial class Net;", "Dense: units is 0; it must be at least 1" },
        { "SNET0005", "[Network(4), Dense(3), {|Dense(-7)|}, MeanSquaredError] partial class Net;", "Dense: units is -7; it must be at least 1" },
        { "SNET0005", "[{|Network(0)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: the input size is 0; it must be at least 1" },
        { "SNET0005", "[{|Network(2, 3, -1)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: input size 3 is -1; it must be at least 1" },
        { "SNET0005", "[{|Network(int.MinValue, 3, 2)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: input size 1 is -2147483648; it must be at least 1" },
        { "SNET0006", "[Network(4), {|Dense(int.MaxValue)|}, MeanSquaredError] partial class Net;", "Dense1: the network needs 8,589,934,592 parameters with padding up to here, but an array holds at most 2,147,483,591 elements; make the layers smaller" },
        { "SNET0006", "[Network(4), Dense(40_000), {|Dense(60_000)|}, MeanSquaredError] partial class Net;", "Dense2: the network needs " },
        { "SNET0006", "[{|Network(65_536, 65_536)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: the network needs 4,294,967,296 inputs up to here" },
        { "SNET0006", "[{|Network(int.MaxValue, int.MaxValue, int.MaxValue)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: the network needs " },
        { "SNET0006", "[Network(2_000_000_000), Relu, MeanSquaredError] partial class {|Net|};", "Net: the network needs " },
        { "SNET0007", "[{|Network|}, Dense(3), MeanSquaredError] partial class Net;", "Network: inputShape is empty; it must be at least one size, such as [Network(784)]" },
        { "SNET0007", "[{|Network()|}, Dense(3), MeanSquaredError] partial class Net;", "Network: inputShape is empty" },
        { "SNET0007", "[{|Network(null!)|}, Dense(3), MeanSquaredError] partial class Net;", "Network: inputShape is empty" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = (Initializer)99)|}, MeanSquaredError] partial class Net;", "Dense: Init is 99; it must be a member of Initializer" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.HeNormal, InitGain = 0f)|}, MeanSquaredError] partial class Net;", "Dense: InitGain is 0; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.HeNormal, InitGain = float.NaN)|}, MeanSquaredError] partial class Net;", "Dense: InitGain is NaN; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.HeNormal, InitGain = float.PositiveInfinity)|}, MeanSquaredError] partial class Net;", "Dense: InitGain is ∞; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.Zeros, InitGain = 2f)|}, MeanSquaredError] partial class Net;", "Dense: InitGain is 2; it must be left out, since Zeros has no gain" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.PyTorch, InitGain = 2f)|}, MeanSquaredError] partial class Net;", "Dense: InitGain is 2; it must be left out, since PyTorch has no gain" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.Constant, InitValue = float.NaN)|}, MeanSquaredError] partial class Net;", "Dense: InitValue is NaN; it must be a finite number" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.HeNormal, InitValue = 1f)|}, MeanSquaredError] partial class Net;", "Dense: InitValue is 1; it must be left out, since HeNormal has no value" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.XavierNormal, InitFan = InitializerFan.Out)|}, MeanSquaredError] partial class Net;", "Dense: InitFan is Out; it must be left out, since XavierNormal has no choice of fan" },
        { "SNET0007", "[Network(4), {|Dense(3, Init = Initializer.HeNormal, InitFan = (InitializerFan)7)|}, MeanSquaredError] partial class Net;", "Dense: InitFan is 7; it must be a member of InitializerFan" },
        { "SNET0007", "[Network(4), Dense(3), {|BatchNorm(Momentum = 1.5f)|}, MeanSquaredError] partial class Net;", "BatchNorm: Momentum is 1.5; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|BatchNorm(Momentum = float.NaN)|}, MeanSquaredError] partial class Net;", "BatchNorm: Momentum is NaN; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|BatchNorm(Epsilon = 0f)|}, MeanSquaredError] partial class Net;", "BatchNorm: Epsilon is 0; it must be positive and finite" },
        { "SNET0007", "[Network(4), Dense(3), {|BatchNorm(Epsilon = float.PositiveInfinity)|}, MeanSquaredError] partial class Net;", "BatchNorm: Epsilon is ∞; it must be positive and finite" },
        { "SNET0007", "[Network(4), Dense(3), {|BatchNorm(Epsilon = float.NaN)|}, MeanSquaredError] partial class Net;", "BatchNorm: Epsilon is NaN; it must be positive and finite" },
        { "SNET0007", "[Network(3, 4), {|BatchNorm|}, Dense(3), MeanSquaredError] partial class Net;", "BatchNorm1: the shape of its input is [3, 4]; it must be a vector, such as the output of a dense layer" },
        { "SNET0007", "[Network(4), Dense(3), {|LeakyRelu(-0.1f)|}, MeanSquaredError] partial class Net;", "LeakyRelu: slope is -0.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|LeakyRelu(1.1f)|}, MeanSquaredError] partial class Net;", "LeakyRelu: slope is 1.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|LayerNorm(Epsilon = 0f)|}, MeanSquaredError] partial class Net;", "LayerNorm: Epsilon is 0; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), {|LayerNorm(Epsilon = float.NaN)|}, MeanSquaredError] partial class Net;", "LayerNorm: Epsilon is NaN; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), {|RmsNorm(Epsilon = -1e-5f)|}, MeanSquaredError] partial class Net;", "RmsNorm: Epsilon is -1E-05; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), {|RmsNorm(Epsilon = float.PositiveInfinity)|}, MeanSquaredError] partial class Net;", "RmsNorm: Epsilon is ∞; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), {|LeakyRelu(float.NaN)|}, MeanSquaredError] partial class Net;", "LeakyRelu: slope is NaN; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|Dropout(-0.1f)|}, MeanSquaredError] partial class Net { public float Rate => Dropout1Rate; }", "Dropout: rate is -0.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|Dropout(1.1f)|}, MeanSquaredError] partial class Net;", "Dropout: rate is 1.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|Dropout(float.NaN)|}, MeanSquaredError] partial class Net;", "Dropout: rate is NaN; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|Elu(-0.1f)|}, MeanSquaredError] partial class Net;", "Elu: alpha is -0.1; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|Elu(float.NaN)|}, MeanSquaredError] partial class Net;", "Elu: alpha is NaN; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|Elu(float.PositiveInfinity)|}, MeanSquaredError] partial class Net;", "Elu: alpha is ∞; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(0f)|}, MeanSquaredError] partial class Net;", "Softplus: beta is 0; it must be a number in [0.000001, 1000000]" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(-1f)|}, MeanSquaredError] partial class Net;", "Softplus: beta is -1; it must be" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(1e9f)|}, MeanSquaredError] partial class Net;", "Softplus: beta is 1E+09; it must be" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(float.NaN)|}, MeanSquaredError] partial class Net;", "Softplus: beta is NaN; it must be" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(1f, -1f)|}, MeanSquaredError] partial class Net;", "Softplus: threshold is -1; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(1f, float.NaN)|}, MeanSquaredError] partial class Net;", "Softplus: threshold is NaN; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|Softplus(threshold: float.PositiveInfinity)|}, MeanSquaredError] partial class Net;", "Softplus: threshold is ∞; it must be a finite number of at least 0" },
        { "SNET0007", "[Network(4), Dense(3), {|SoftmaxCrossEntropy(LabelSmoothing = -0.1f)|}] partial class Net;", "SoftmaxCrossEntropy: LabelSmoothing is -0.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), {|SoftmaxCrossEntropy(LabelSmoothing = 1.1f)|}] partial class Net;", "SoftmaxCrossEntropy: LabelSmoothing is 1.1; it must be a number in [0, 1]" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientNorm(0)|}] partial class Net;", "ClipGradientNorm: max is 0; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientNorm(-1)|}] partial class Net;", "ClipGradientNorm: max is -1; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientNorm(float.NaN)|}] partial class Net;", "ClipGradientNorm: max is NaN; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientNorm(float.PositiveInfinity)|}] partial class Net;", "ClipGradientNorm: max is ∞; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientValue(0)|}] partial class Net;", "ClipGradientValue: limit is 0; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientValue(-0.5f)|}] partial class Net;", "ClipGradientValue: limit is -0.5; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientValue(float.NaN)|}] partial class Net;", "ClipGradientValue: limit is NaN; it must be a positive, finite number" },
        { "SNET0007", "[Network(4), Dense(3), MeanSquaredError, {|ClipGradientValue(float.NegativeInfinity)|}] partial class Net;", "ClipGradientValue: limit is -∞; it must be a positive, finite number" },
        { "SNET0008", "[Network(4), Dense(3), MeanSquaredError, {|Relu|}] partial class Net;", "Relu comes after the loss MeanSquaredError; move it above the loss" },
        { "SNET0008", "[Network(4), MeanSquaredError, {|Dense(3)|}] partial class Net;", "Dense comes after the loss MeanSquaredError; move it above the loss" },
        { "SNET0009", "[Network(4), Dense(3), MeanSquaredError, {|SoftmaxCrossEntropy|}] partial class Net;", "SoftmaxCrossEntropy is a second loss beside MeanSquaredError; a network has exactly one: remove one of them" },
        { "SNET0009", "[Network(4), Dense(3), MeanSquaredError, {|MeanSquaredError|}] partial class Net;", "MeanSquaredError is a second loss beside MeanSquaredError; a network has exactly one: remove one of them" },
        { "SNET0010", "[Network(4), Dense(3), MeanSquaredError, ClipGradientNorm(1), {|ClipGradientNorm(2)|}] partial class Net;", "ClipGradientNorm is given twice; a network has at most one clipping of a kind: remove one of them" },
        { "SNET0010", "[Network(4), ClipGradientValue(1), Dense(3), MeanSquaredError, {|ClipGradientValue(1)|}] partial class Net;", "ClipGradientValue is given twice" },
        { "SNET0011", "[Network(4), Dense(3), MeanSquaredError] partial class Net; [{|ClipGradientNorm(1)|}] partial class Net;", "ClipGradientNorm is on another declaration of 'Net' than [Network]; put all of a network's attributes on one declaration, where their order is defined" },
        { "SNET0011", "[Network(4), Dense(3)] partial class Net; [{|MeanSquaredError|}] partial class Net;", "MeanSquaredError is on another declaration of 'Net' than [Network]" },
        { "SNET0011", "[Network(4), MeanSquaredError] partial class Net; [{|Dense(3)|}] partial class Net;", "Dense is on another declaration of 'Net' than [Network]" },
        { "SNET0012", "[Network(4), Dense(3, Name = \"A\"), {|Dense(3, Name = \"A\")|}, MeanSquaredError] partial class Net;", "The name 'A' is already that of another layer; give one of them another Name" },
        { "SNET0012", "[Network(4), Dense(3, Name = \"Dense2\"), {|Dense(3)|}, MeanSquaredError] partial class Net;", "The name 'Dense2' is already that of another layer" },
        { "SNET0012", "[Network(4), Dense(3, Name = \"Dropout1Rate\"), {|Dropout|}, MeanSquaredError] partial class Net;", "The name 'Dropout1Rate' is already that of another layer" },
        { "SNET0012", "[Network(4), Dropout, {|Dense(3, Name = \"Dropout1Rate\")|}, MeanSquaredError] partial class Net;", "The name 'Dropout1Rate' is already that of another layer" },
        { "SNET0013", "[Network(4), {|Dense(3, Name = \"first layer\")|}, MeanSquaredError] partial class Net;", "'first layer' is not an identifier; a layer's name becomes a member of the class: use letters, digits and underscores, a digit not first" },
        { "SNET0013", "[Network(4), {|Dense(3, Name = \"\")|}, MeanSquaredError] partial class Net;", "'' is not an identifier" },
        { "SNET0013", "[Network(4), {|Dense(3, Name = \"1st\")|}, MeanSquaredError] partial class Net;", "'1st' is not an identifier" },
        { "SNET0013", "[Network(4), {|Dense(3, Name = \"@class\")|}, MeanSquaredError] partial class Net;", "'@class' is not an identifier" },
        { "SNET0013", "[Network(4), {|Dense(3, Name = \"A\\u200DB\")|}, MeanSquaredError] partial class Net;", "'A\u200DB' is not an identifier" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"Predict\")|}, MeanSquaredError] partial class Net;", "'Predict' is already a member of 'Net', and the network needs that name; give the layer another Name" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"Net\")|}, MeanSquaredError] partial class Net;", "'Net' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"T\")|}, MeanSquaredError] partial class Net<T>;", "'T' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"ToString\")|}, MeanSquaredError] partial class Net;", "'ToString' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"Mine\")|}, MeanSquaredError] partial class Net { public int Mine => 1; }", "'Mine' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), {|Dense(3)|}, MeanSquaredError] partial class Net { public int Dense1() => 1; }", "'Dense1' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), Dense(3), {|Dropout|}, MeanSquaredError] partial class Net { public int Dropout1Rate => 1; }", "'Dropout1Rate' is already a member of 'Net', and the network needs that name; give the layer another Name" },
        { "SNET0014", "[Network(4), {|Dense(3, Name = \"Item\")|}, MeanSquaredError] partial class Net { public int this[int i] => i; }", "'Item' is already a member of 'Net'" },
        { "SNET0014", "class Base { protected int Mine() => 1; } [Network(4), {|Dense(3, Name = \"Mine\")|}, MeanSquaredError] partial class Net : Base;", "'Mine' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public int Parameters => 1; }", "'Parameters' is already a member of 'Net', and the network needs that name; rename the member" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public class Layers; }", "'Layers' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { } }", "'Predict' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public static int Predict => 1; }", "'Predict' is already a member of 'Net'" },
        { "SNET0014", "class Base { public int Gradients => 1; } [Network(4), Dense(3), MeanSquaredError] partial class {|Net|} : Base;", "'Gradients' is already a member of 'Net'" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public Net(ulong a, int b, int c) { } }", "'Net(ulong, int, int)' is already a member of 'Net', and the network needs that name; give the constructor other parameters" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { void INetwork.Initialize(ulong seed) { } }", "'INetwork.Initialize' is already a member of 'Net', and the network needs that name; remove the member" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { void System.IDisposable.Dispose() { } }", "'IDisposable.Dispose' is already a member of 'Net', and the network needs that name; remove the member" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public void Dispose() { } }", "'Dispose' is already a member of 'Net', and the network needs that name; rename the member" },
        { "SNET0014", "[Network(4), Dense(3), MeanSquaredError] partial class {|Predict|};", "'Predict' is already a member of 'Predict', and the network needs that name; rename the class" },
        { "SNET0015", "[{|Dense(3)|}] partial class Net;", "'Net' has [Dense] but no [Network], so nothing is generated; add [Network(inputs)] above the layers" },
        { "SNET0015", "[{|MeanSquaredError|}] class Net;", "'Net' has [MeanSquaredError] but no [Network]" },
        { "SNET0015", "[System.Serializable, {|ClipGradientNorm(1)|}] class Net;", "'Net' has [ClipGradientNorm] but no [Network]" },
        { "SNET0016", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { public Net(string s) { } }", "The constructor 'Net.Net(string)' leaves the network without its memory; let it call the network's own with ': this(seed, batchCapacity)'" },
        { "SNET0016", "[Network(4), Dense(3), MeanSquaredError] partial class {|Net|} { Net() : base() { } }", "The constructor 'Net.Net()' leaves" },
    };

    /// <summary>Declarations close to a mistake, which are none.</summary>
    public static TheoryData<string> Valid { get; } =
    [
        "[Network(4), Dense(3), MeanSquaredError] partial class Net;",
        "partial class Outer { [Network(4), Dense(3), MeanSquaredError] partial class Net; }",
        "[Network(4), Dense(3), MeanSquaredError] sealed partial class Net;",
        "class Base(int x = 0) { public int X => x; } [Network(4), Dense(3), MeanSquaredError] partial class Net : Base;",
        "class Base { protected Base() { } } [Network(4), Dense(3), MeanSquaredError] partial class Net : Base;",
        "[Network(4), Relu, MeanSquaredError] partial class Net;",
        "[Network(1), Dense(1), MeanSquaredError] partial class Net;",
        "[Network(2, 3, 4), Dense(1), MeanSquaredError] partial class Net;",
        "[Network(new int[] { 3 }), Dense(1), MeanSquaredError] partial class Net;",
        "[Network(300_000_000), Relu, MeanSquaredError] partial class Net;",
        "[Network(100_000_000), Dense(1), Tanh, MeanSquaredError, ClipGradientNorm(1)] partial class Net;",
        "[Network(20), Dense(100_000_000), LeakyRelu, SoftmaxCrossEntropy] partial class Net;",
        "[Network(4), Dense(46_000), Relu, Dense(46_000), MeanSquaredError, ClipGradientNorm(1), ClipGradientValue(1)] partial class Net;",
        "[Network(4), Dense(3, Init = Initializer.HeUniform), MeanSquaredError] partial class Net;",
        "[Network(4), Dense(3, InitGain = 0.5f), Tanh, Dense(3, Init = Initializer.Constant, InitValue = -1f), MeanSquaredError] partial class Net;",
        "[Network(4), Dense(3, Init = Initializer.LeCunUniform, InitGain = 2f, InitFan = InitializerFan.Out), Selu, MeanSquaredError] partial class Net;",
        "[Network(4), Dense(3), LeakyRelu(0f), LeakyRelu(1f), MeanSquaredError] partial class Net;",
        "[Network(4), Dense(3), Elu(0f), Elu(float.MaxValue), Softplus(1e-6f, 0f), Softplus(1e6f, float.MaxValue), MeanSquaredError] partial class Net;",
        "[Network(2, 3), LayerNorm(Epsilon = float.Epsilon), RmsNorm(Epsilon = float.MaxValue), LayerNorm(Affine = false, Bias = false), MeanSquaredError] partial class Net;",
        "[Network(4), LayerNorm, MeanSquaredError] partial class Net { public float X => LayerNorm1.Scale[0] + LayerNorm1.ShiftGradient[0]; }",
        "[Network(4), BatchNorm, Dense(3, Bias = false), BatchNorm(Momentum = 0f, Epsilon = 1e-12f), BatchNorm(Momentum = 1f, Affine = false), MeanSquaredError] partial class Net;",
        "[Network(4), Dense(3), SoftmaxCrossEntropy(LabelSmoothing = 1f)] partial class Net;",
        "[Network(4), Dropout, Dense(3), Dropout(0f), Dropout(1f, Name = \"class\"), MeanSquaredError] partial class Net { public float Sum => Dropout1Rate + Dropout2Rate + classRate + TrainingPosition.Step; }",
        "[Network(4), Dense(3), MeanSquaredError, ClipGradientNorm(float.Epsilon), ClipGradientValue(float.MaxValue)] partial class Net;",
        "[ClipGradientNorm(1), Network(4), ClipGradientValue(1), Dense(3), MeanSquaredError] partial class Net;",
        "[Dense(3), MeanSquaredError, Network(4)] partial class Net;",
        "[Network(4), Dense(3), MeanSquaredError] partial class Net; [System.Obsolete] partial class Net;",
        "[Network(4), Dense(3, Name = \"class\"), Dense(3, Name = \"field\"), Dense(2, Name = \"_\"), MeanSquaredError] partial class Net { public int Rows => @class.Weights.Shape[0] + @field.Bias.Length; }",
        "[Network(4), Dense(3, Name = \"A\"), Dense(3), MeanSquaredError] partial class Net { public int X => A.Bias.Length + Dense2.Bias.Length; }",
        "[Network(4), Dense(3, Name = \"Mistake\"), MeanSquaredError] partial class Net { public Layers.MistakeView X => Mistake; }",
        "class Base { int _memory = 1; public int Private => _memory; } [Network(4), Dense(3), MeanSquaredError] partial class Net : Base;",
        "[Network(4), Dense(3), MeanSquaredError] partial class Net { public int Predict(string s) => s.Length; public void Evaluate() { } public float Initialize<T>(T x) where T : struct => 1f; }",
        "class Base { public int Predict(string s) => s.Length; } [Network(4), Dense(3), MeanSquaredError] partial class Net : Base;",
        "[Network(4), Dense(3), MeanSquaredError] partial class Net { public Net(string s) : this((ulong)s.Length) { } public Net(double d) : this(\"\" + d) { } static Net() { } }",
        "[Network(4), Dense(3), MeanSquaredError] partial class Net; class Derived : Net;",
        "[System.Serializable] class Net;",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Analyzer_Mistake_IsReportedAtItsPlaceAndAlone(string id, string marked, string message)
    {
        var diagnostic = AnalyzerRun.OfOneProblem("using StaticNet; " + marked);

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(id == "SNET0015" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, diagnostic.DefaultSeverity);
        string text = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.StartsWith(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Analyzer_ValidDeclaration_IsSilent(string declaration) => AnalyzerRun.Of("using StaticNet; " + declaration).AssertClean();

    [Fact]
    public void Mistakes_EveryRule_IsAmongThem() => Assert.Equal(
        Descriptors.All.Select(rule => rule.Id),
        Mistakes.Select(row => row.Data.Item1).Concat(LintTests.Lints.Select(row => row.Data.Item1)).Distinct());
}
