using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary><c>n = tanh(xₙ + r·hₙ)</c>, <c>h = (1 − z)·n + z·h</c>, gates in the order r, z, n; xₙ is of the inputs, hₙ of the states, each with its bias.</summary>
internal sealed record GruCell : RecurrentCell
{
    public override string Name => "Gru";

    public override int Gates => 3;

    public override int JoinedGates => 2;

    /// <summary>The sum of states of the gate n.</summary>
    public override int Kept => 1;

    public override bool ReadsState => true;

    public override string Formula => "n = tanh(xₙ + r·hₙ), h = (1 − z)·n + z·h, gates r, z of x·W + h·U + b";

    public override int Flops => 66;

    public override void EmitForward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("reset", $"VectorMath.Sigmoid({place.Load("gates")})"));
        writer.Line(place.Let("update", $"VectorMath.Sigmoid({place.Load("gates", 1)})"));
        writer.Line(place.Let("candidateSum", lanes.MultiplyAdd("reset", place.Load("kept"), place.Load("sums", 2))));
        writer.Line(place.Let("candidate", "VectorMath.Tanh(candidateSum)"));
        writer.Line(place.Let("h", lanes.MultiplyAdd("update", $"{place.Load("state")} - candidate", "candidate")));
        writer.Line(place.Store("reset", "gates") + " " + place.Store("update", "gates", 1) + " " + place.Store("candidate", "gates", 2));
    }

    public override void EmitBackward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("reset", place.Load("gates")) + " " + place.Let("update", place.Load("gates", 1)));
        writer.Line(place.Let("candidate", place.Load("gates", 2)) + " " + place.Let("stateSum", place.Load("kept")));
        writer.Line(place.Let("dCandidate", BeforeTanh(lanes, lanes.MultiplyAdd("-dh", "update", "dh"), "candidate")));
        writer.Line(place.Let("dUpdate", BeforeSigmoid(lanes, $"dh * ({place.Load("state")} - candidate)", "update")));
        writer.Line(place.Let("dReset", BeforeSigmoid(lanes, "dCandidate * stateSum", "reset")));
        writer.Line(place.Store("dReset", "sums") + " " + place.Store("dUpdate", "sums", 1) + " " + place.Store("dCandidate", "sums", 2));
        writer.Line(place.Store("dReset", "stateSums") + " " + place.Store("dUpdate", "stateSums", 1) + " " + place.Store("dCandidate * reset", "stateSums", 2));
        writer.Line(place.Store("dh * update", "own"));
    }
}
