<?php

// A province's data as one reader sees it at one revision: `own` everything, for the province's staff; `drafts` for
// analysts; `published` for everybody else.

declare(strict_types=1);

final class View
{
    public readonly array $units;
    public readonly array $facts;
    private ProvinceFigures $figuresOf;
    private array $disclosures = [];
    private array $hiddenTexts = [];

    public function __construct(
        public readonly array $data,
        private readonly array $catalogue,
        public readonly string $visibility,
        ?int $revision = null,
    ) {
        $revision ??= count($data['revisions']);
        $documents = where(
            $data['documents'],
            fn ($one) => $one['revision'] <= $revision && ($one['status'] !== 'DRAFT' || $visibility !== 'published'),
        );
        $seen = array_column($documents, null, 'id');
        $byId = fn ($a, $b) => strcmp($a['id'], $b['id']);
        $facts = where($data['facts'], fn ($fact) => isset($seen[$fact['document']]));
        $units = $data['units'];
        usort($facts, $byId);
        usort($units, $byId);
        [$this->facts, $this->units] = [$facts, $units];
        $this->figuresOf = new ProvinceFigures(compact('documents', 'facts', 'units') + $data, $catalogue);
    }

    public function at(int $revision): self
    {
        return new self($this->data, $this->catalogue, $this->visibility, $revision);
    }

    public function figures(string $unit, int $year): ?array
    {
        $figures = $this->figuresOf->figures($unit, $year);
        $disclosure = $this->disclosure($year);
        return $disclosure ? $disclosure->shown($unit, $figures) : $figures;
    }

    public function withheld(string $unit, int $year): array
    {
        return $this->disclosure($year)?->withheld($unit, $this->figuresOf->figures($unit, $year)) ?? [];
    }

    public function report(int $year): ?array
    {
        $province = $this->data['province'];
        $figures = $this->figures($province, $year);
        if ($figures === null) {
            return null;
        }
        $documents = array_map(fn ($id) => $this->figuresOf->documentOf[$id], $this->figuresOf->documents($province, $year));
        $computedIn = max(array_column($documents, 'revision'));
        // What is simulated, and what others mention, never came in.
        $reported = array_column(where($documents, fn ($one) => sourceOf($one) === 'REPORT'), 'revision');
        $at = fn (int $revision) => $this->data['revisions'][$revision - 1]['at'];
        return compact('year', 'figures') + [
            'coverage' => $this->figuresOf->coverage($province, $year),
            'draft' => any($documents, fn ($one) => $one['status'] === 'DRAFT'),
            'documents' => array_map($this->document(...), $documents),
            'revision' => (string) $computedIn,
            'updatedAt' => $at($computedIn),
            'receivedAt' => $reported === [] ? null : $at(min($reported)),
        ];
    }

    public function fact(array $fact): array
    {
        $document = $this->document($this->figuresOf->documentOf[$fact['document']]);
        $unitName = array_column($this->units, 'name', 'id')[$fact['unit']] ?? null;
        $nothing = ['printed' => null, 'offset' => null, 'quantity' => null, 'status' => null, 'excerpt' => null];
        $shown = $this->hides($fact)
            ? $nothing + ['withheld' => 'SMALL_NUMBER']
            : ['quantity' => quantityOfFact($fact), 'excerpt' => excerptOf($document['text'], $fact)];
        return compact('document', 'unitName') + $shown + $fact;
    }

    /** Its text is for the province itself if a number of it is withheld. */
    private function document(array $document): array
    {
        $id = $document['id'];
        $this->hiddenTexts[$id] ??= any($this->facts, fn ($fact) => $fact['document'] === $id && $this->hides($fact));
        return ['text' => $this->hiddenTexts[$id] ? null : ($document['text'] ?? null)] + $document;
    }

    private function hides(array $fact): bool
    {
        return $this->disclosure($fact['year'])?->hidesFact($fact) ?? false;
    }

    /** Null for the province itself, which sees all. */
    private function disclosure(int $year): ?Disclosure
    {
        if ($this->visibility === 'own') {
            return null;
        }
        if (!isset($this->disclosures[$year])) {
            $figures = [];
            foreach ($this->units as ['id' => $unit]) {
                $figures[$unit] = $this->figuresOf->figures($unit, $year);
            }
            $facts = where($this->facts, fn ($fact) => $fact['year'] === $year);
            $this->disclosures[$year] = new Disclosure(array_filter($figures), $facts, $this->catalogue, $this->data['province']);
        }
        return $this->disclosures[$year];
    }
}

/** The sentence around a printed number whose place is known; offsets count UTF-16 code units. */
function excerptOf(?string $text, array $fact): ?array
{
    if ($text === null || !isset($fact['printed'], $fact['offset'])) {
        return null;
    }
    $units = iconv('UTF-8', 'UTF-16LE', $text);
    $toUtf8 = fn (string $part) => iconv('UTF-16LE', 'UTF-8', $part);
    $before = $toUtf8(substr($units, 0, 2 * $fact['offset']));
    $rest = $toUtf8(substr($units, 2 * $fact['offset']));
    if (!str_starts_with($rest, $fact['printed'])) {
        return null;
    }
    $after = substr($rest, strlen($fact['printed']));
    $sentences = preg_split('/(?<=[.!?])\s+(?=[\p{Lu}\d])/u', $before);
    preg_match('/^.*?[.!?](?=\s|$)/us', $after, $end);
    return ['before' => end($sentences), 'marked' => $fact['printed'], 'after' => $end[0] ?? $after];
}
