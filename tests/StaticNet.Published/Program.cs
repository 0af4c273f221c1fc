using System.Globalization;
using StaticNet.Published;

// Without arguments every kind is trained, a line of name and hash each: the same lines wherever there is a fused multiply-add.
// "digits EPOCHS COUNT" trains the README's network on that many digits and tells how long it took.
if (args is ["digits", var epochs, var count])
{
    DigitTraining.Run(int.Parse(epochs, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

foreach (string line in KindTraining.Run())
    Console.WriteLine(line);
foreach (string line in StreamRun.Run())
    Console.WriteLine(line);
