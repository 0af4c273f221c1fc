namespace StaticNet.Reporting;

/// <summary>The style sheet of reports. Curves have the colours of Okabe and Ito, which people with colour blindness can tell apart.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet; it has no character that XML would want encoded.</summary>
    public const string Text =
        """
        :root { color-scheme: light dark; --text: #1b1f24; --back: #ffffff; --faint: #5a636e; --rule: #d5dae0; --card: #f6f8fa;
          --right: 0 114 178; --wrong: 213 94 0; --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #b8569a; --c4: #8a6d00; --c5: #2f8fc4; --c6: #5b4bb3; --c7: #444b53; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6e9ed; --back: #14171b; --faint: #a3abb5; --rule: #363c44; --card: #1c2026;
          --c0: #58b4e8; --c1: #ff9351; --c2: #35d0a2; --c3: #e79bd0; --c4: #f0d34a; --c5: #8fd0f5; --c6: #b1a5f5; --c7: #c9d0d8; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 1160px; margin: 0 auto; padding: 24px 20px 64px; }
        h1 { font-size: 1.7em; margin: 0 0 8px; overflow-wrap: anywhere; } h2 { font-size: 1.25em; margin: 40px 0 12px; border-bottom: 1px solid var(--rule); }
        .note, caption, figcaption { color: var(--faint); } caption, figcaption { text-align: left; padding: 4px 0; }
        .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(440px, 100%), 1fr)); gap: 20px; }
        figure { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 8px 12px; break-inside: avoid; }
        figure svg[role] { display: block; width: 100%; height: auto; }
        .point { fill: var(--c0); fill-opacity: .45; } .bar { fill: var(--c0); } .strip { fill: transparent; } .strip:hover { fill: var(--rule); fill-opacity: .5; } .grid { stroke: var(--rule); stroke-width: 1; fill: none; } .tick { fill: var(--faint); font: 12px system-ui, sans-serif; }
        .line { fill: none; stroke-width: 1.75; stroke-linejoin: round; } .d1 { stroke-dasharray: 7 3; } .d2 { stroke-dasharray: 2 3; } .d3 { stroke-dasharray: 9 3 2 3; } .limit { stroke: var(--faint); stroke-dasharray: 1 4; stroke-width: 1.5; fill: none; } .band { opacity: .18; }
        .legend { list-style: none; margin: 4px 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: .875em; } .legend svg { width: 32px; height: 10px; }
        .scroll { overflow-x: auto; } @media (max-width: 480px) { main { padding: 12px 10px 40px; } th, td { padding: 3px 6px; } figure { padding: 8px 6px; } .tick { font-size: 18px; } .odd { display: none; }
          .scroll caption { max-width: calc(100vw - 20px); } tbody th, tfoot th { position: sticky; left: 0; background-color: var(--back); } } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9em; }
        th, td { padding: 4px 10px; border: 1px solid var(--rule); text-align: right; } thead th { background: var(--card); } tbody th { text-align: left; font-weight: 600; }
        a { color: var(--c0); } .text { text-align: left; } .settings { min-width: min(320px, 100%); } .value { overflow-wrap: anywhere; min-width: 8em; } .settings td { text-align: left; overflow-wrap: anywhere; } .ill { background: rgb(var(--wrong) / .22); font-weight: 600; } .best td, .best th, td.best { background-image: linear-gradient(rgb(0 158 115 / .16), rgb(0 158 115 / .16)); }
        .mistakes { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 12px; } .mistakes figure { width: 152px; }
        .mistakes img { width: 100%; image-rendering: pixelated; display: block; } .mistakes figcaption { font-size: .8em; overflow-wrap: anywhere; }
        .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); }
        .s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); } .s6 { stroke: var(--c6); } .s7 { stroke: var(--c7); }
        .band.s0, .band.s1 { stroke: none; }
        .band.s0, .mark.s0 { fill: var(--c0); } .band.s1, .mark.s1 { fill: var(--c1); } .mark.s2 { fill: var(--c2); } .mark.s3 { fill: var(--c3); }
        .mark.s4 { fill: var(--c4); } .mark.s5 { fill: var(--c5); } .mark.s6 { fill: var(--c6); } .mark.s7 { fill: var(--c7); }
        """;
}
