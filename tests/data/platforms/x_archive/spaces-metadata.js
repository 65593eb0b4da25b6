window.YTD.spaces_metadata.part0 = [
  {
    "spacesMetadata" : {
      "id" : "1SAMPLEspaceX",
      "creatorUserId" : "11",
      "hostUserIds" : [ "11", "12" ],
      "speakers" : [
        { "userId" : "13", "sessions" : [ { "startTime" : "2025-10-09T09:23:20.000Z" } ] },
        { "userId" : 12 }
      ],
      "createdAt" : "2025-10-09T08:40:00.000Z",
      "startedAt" : "2025-10-09T08:53:20.000Z",
      "endedAt" : "2025-10-09T10:23:20.250Z",
      "totalParticipating" : "12",
      "totalParticipated" : "446"
    }
  },
  { "spacesMetadata" : { "id" : "1OTHERspaceXY", "createdAt" : "1760000000000" } }
]
