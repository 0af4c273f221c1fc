using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary><c>c = f·c + i·g</c>, <c>h = o·tanh(c)</c>, gates in the order i, f, g, o.</summary>
internal sealed record LstmCell : RecurrentCell
{
    public override string Name => "Lstm";

    public override int Gates => 4;

    /// <summary>The cell before the step, and the tanh of the one behind it.</summary>
    public override int Kept => 2;

    public override bool CarriesCell => true;

    public override string Formula => "c = f·c + i·g, h = o·tanh(c), gates i, f, g, o of x·W + h·U + b";

    public override int Flops => 104;

    public override void EmitForward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("inputGate", $"VectorMath.Sigmoid({place.Load("gates")})"));
        writer.Line(place.Let("forgetGate", $"VectorMath.Sigmoid({place.Load("gates", 1)})"));
        writer.Line(place.Let("candidate", $"VectorMath.Tanh({place.Load("gates", 2)})"));
        writer.Line(place.Let("outputGate", $"VectorMath.Sigmoid({place.Load("gates", 3)})"));
        writer.Line(place.Let("cell", lanes.MultiplyAdd("forgetGate", place.Load("kept"), "inputGate * candidate")));
        writer.Line(place.Let("bent", "VectorMath.Tanh(cell)"));
        writer.Line(place.Let("h", "outputGate * bent"));
        writer.Line(place.Store("inputGate", "gates") + " " + place.Store("forgetGate", "gates", 1));
        writer.Line(place.Store("candidate", "gates", 2) + " " + place.Store("outputGate", "gates", 3));

        // Behind the last step the next cell is nobody's: it lies where this step's tanh then comes.
        writer.Line(place.Store("cell", "nextCell") + " " + place.Store("bent", "kept", 1));
    }

    public override void EmitBackward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("inputGate", place.Load("gates")) + " " + place.Let("forgetGate", place.Load("gates", 1)));
        writer.Line(place.Let("candidate", place.Load("gates", 2)) + " " + place.Let("outputGate", place.Load("gates", 3)));
        writer.Line(place.Let("before", place.Load("kept")) + " " + place.Let("bent", place.Load("kept", 1)));
        writer.Line(place.Let("dc", $"{BeforeTanh(lanes, "dh * outputGate", "bent")} + {place.Load("own")}"));
        writer.Line(place.Let("dInput", BeforeSigmoid(lanes, "dc * candidate", "inputGate")));
        writer.Line(place.Let("dForget", BeforeSigmoid(lanes, "dc * before", "forgetGate")));
        writer.Line(place.Let("dCandidate", BeforeTanh(lanes, "dc * inputGate", "candidate")));
        writer.Line(place.Let("dOutput", BeforeSigmoid(lanes, "dh * bent", "outputGate")));
        writer.Line(place.Store("dInput", "sums") + " " + place.Store("dForget", "sums", 1));
        writer.Line(place.Store("dCandidate", "sums", 2) + " " + place.Store("dOutput", "sums", 3));
        writer.Line(place.Store("dc * forgetGate", "own"));
    }
}
