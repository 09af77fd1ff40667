using System.Buffers;
using System.Text.Encodings.Web;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Writing;

/// <summary>Writes strings like generated code: with the escapes of its writer's encoder, and no others.</summary>
internal static class CanonicalText
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes a text in quotes.</summary>
    public static void Write(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        output.Add((byte)'"');
        int plain = Encoder.FindFirstCharacterToEncodeUtf8(text);
        if (plain < 0)
        {
            output.Add(text);
        }
        else
        {
            output.Add(text[..plain]);
            Encode(text[plain..], output);
        }
        output.Add((byte)'"');
    }

    /// <summary>Writes the content of a JSON string as a JSON string.</summary>
    public static void WriteContent(ReadOnlySpan<byte> content, StringForms form, ByteBuffer output)
    {
        byte[]? rented = null;
        Write((form & StringForms.Escaped) == 0 ? content : JsonText.Unescape(content, ref rented, out _), output);
        JsonText.Return(rented);
    }

    private static void Encode(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        while (!text.IsEmpty)
        {
            Span<byte> room = output.Reserve(text.Length + 16);
            OperationStatus status = Encoder.EncodeUtf8(text, room, out int read, out int written);
            output.Advance(written);
            text = text[read..];
            if (status is not (OperationStatus.Done or OperationStatus.DestinationTooSmall))
            {
                throw new InvalidOperationException($"A text that was valid UTF-8 cannot be written: {status}.");
            }
        }
    }
}
